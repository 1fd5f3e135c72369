"""Heads: half a head from the front, a whole one in profile (facing +x), ears and short hair."""

from __future__ import annotations

from shapely.geometry.base import BaseGeometry

from art.body_chart.regions import shape


def front_head() -> BaseGeometry:
    """Return the right half of a head seen from the front or back."""
    return shape(
        "-3 4.4!, 6 5, 17.6 8.2, 28.2 15.6, 35 26.8, 37.4 40.4, 36.8 52, 35 64, 32.4 77.6, 29 88, 23.8 97,"
        " 16.8 105, 11 109.9, 5 112, -3 112.4!"
    )


def front_ear() -> BaseGeometry:
    """Return an ear seen from the front or back."""
    return shape("33 58, 35.6 55.2, 38.6 55, 40 58.2, 39.4 64, 37.8 70.4, 35.6 75.4, 33.4 76, 31 74")


def profile() -> BaseGeometry:
    """Return a head in profile."""
    return shape(
        "-6 4.6, 11 6.4, 26 13.4, 35.8 25.4, 39.2 38.6, 40.4 49.6, 39.6 56, 41.2 61.6, 44.4 68, 48.4 74.4,"
        " 48.2 77.6, 44.8 79.6, 42.2 81, 42.6 84.2, 44.4 87, 43.9 89.2, 42.4 90.2, 43.6 92, 43.1 95, 40.4 97.4,"
        " 40 100.4, 40.6 104.6, 39 109, 34.6 112.2, 27 113, 18.6 114.6, 11.6 119, 2 126.7, -14 129.8, -27 123.6,"
        " -33.6 109, -36.2 93, -41.4 79, -47.4 65, -50 48.6, -47.2 31, -37.4 16.4, -22.6 7.4"
    )


def front_hair() -> BaseGeometry:
    """Return short hair from the front: the half at x > 0."""
    return shape(
        "-12 29.2!, -6 28.2, 0 28, 6 28.2, 15 29.8, 22 33.4, 26.8 40, 29.4 48, 31 56, 32.4 62!, 60 62!,"
        " 60 -10!, -12 -10!"
    )


def back_hair() -> BaseGeometry:
    """Return short hair from behind: the half at x > 0."""
    return shape("-3 104!, 6 104, 12 102, 17.6 96, 22 90, 26 84, 29.6 76, 31 70!, 60 60!, 60 -10!, -3 -10!")


def side_hair() -> BaseGeometry:
    """Return short hair from the side."""
    return shape(
        "60 -10!, 34 27!, 27.6 34, 23.6 44, 19 51, 14.4 56, 11.4 63, 10 70, 7 70.6, 6 62, 4.6 55, 0 51.4, -6 52.4,"
        " -10 57, -11 64, -9 71, -8.8 78, -13.6 86, -20 93, -27 99, -36 104!, -70 90!, -70 -10!"
    )
