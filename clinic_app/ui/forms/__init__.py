"""Questions of a form as widgets: one typed control a kind of question, bound to a visit."""
