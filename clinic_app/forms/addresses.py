"""The addresses under which HL7 keeps the extensions and code systems that forms use."""

from __future__ import annotations

HL7 = "http://hl7.org/fhir/StructureDefinition"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition"

CONTROL = f"{HL7}/questionnaire-itemControl"
UNIT = f"{HL7}/questionnaire-unit"
UNIT_OPTION = f"{HL7}/questionnaire-unitOption"
STEP = f"{HL7}/questionnaire-sliderStepValue"
EXCLUSIVE = f"{HL7}/questionnaire-optionExclusive"
OPTION_PREFIX = f"{HL7}/questionnaire-optionPrefix"
ORIENTATION = f"{HL7}/questionnaire-choiceOrientation"
CATEGORY = f"{HL7}/questionnaire-displayCategory"
HIDDEN = f"{HL7}/questionnaire-hidden"
MIN_OCCURS = f"{HL7}/questionnaire-minOccurs"
MAX_OCCURS = f"{HL7}/questionnaire-maxOccurs"
CONSTRAINT = f"{HL7}/questionnaire-constraint"
TARGET_CONSTRAINT = f"{HL7}/targetConstraint"
ORDINAL = f"{HL7}/ordinalValue"
WEIGHT = f"{HL7}/itemWeight"
MINIMUM = f"{HL7}/minValue"
MAXIMUM = f"{HL7}/maxValue"
MIN_QUANTITY = f"{SDC}/sdc-questionnaire-minQuantity"
MAX_QUANTITY = f"{SDC}/sdc-questionnaire-maxQuantity"
MIN_LENGTH = f"{HL7}/minLength"
DECIMALS = f"{HL7}/maxDecimalPlaces"
PATTERN = f"{HL7}/regex"
SUPPORT_LINK = f"{HL7}/questionnaire-supportLink"
ENTRY_FORMAT = f"{HL7}/entryFormat"
MIME_TYPE = f"{HL7}/mimeType"
MAX_SIZE = f"{HL7}/maxSize"
TRANSLATION = f"{HL7}/translation"
STYLE = f"{HL7}/rendering-style"
XHTML = f"{HL7}/rendering-xhtml"
MARKDOWN = f"{HL7}/rendering-markdown"
VARIABLE = f"{HL7}/variable"
CALCULATED = f"{SDC}/sdc-questionnaire-calculatedExpression"
INITIAL = f"{SDC}/sdc-questionnaire-initialExpression"
ENABLED_WHEN = f"{SDC}/sdc-questionnaire-enableWhenExpression"

#: What is read and acted on; every other extension is kept on export and named in a warning.
UNDERSTOOD = frozenset(value for name, value in dict(globals()).items() if name.isupper() and isinstance(value, str))
#: Older addresses of the same thing, and what is written otherwise here, still met in files.
ALSO_KNOWN = {
    f"{HL7}/questionnaire-ordinalValue": ORDINAL,
    "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive": EXCLUSIVE,
    f"{HL7}/questionnaire-minLength": MIN_LENGTH,
    f"{HL7}/questionnaire-sliderLowerLabel": "lower",
    f"{HL7}/questionnaire-sliderUpperLabel": "upper",
    f"{HL7}/questionnaire-calculatedExpression": CALCULATED,
    f"{HL7}/questionnaire-enableWhenExpression": ENABLED_WHEN,
    f"{HL7}/questionnaire-initialExpression": INITIAL,
    f"{HL7}/questionnaire-minQuantity": MIN_QUANTITY,
    f"{HL7}/questionnaire-maxQuantity": MAX_QUANTITY,
    "http://hl7.org/fhir/StructureDefinition/itemWeight": WEIGHT,
}
