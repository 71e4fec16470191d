"""The time zone of a place on earth: that of the nearest city known here.

The zones' own cities come with the tz database; what lies between them, where another country's city would be
nearer, is told apart by more.
"""

import re
from functools import cache
from importlib import resources
from math import cos, radians
from typing import Final

_CITIES: Final = """
18.79 98.98 19.91 99.83 16.71 98.57 19.30 97.97 14.02 99.53 9.96 98.63 7.88 98.39 7.01 100.47 = Bangkok
5.77 101.07 = Bangkok
6.43 101.82 6.62 100.07 6.54 101.28 17.41 102.79 15.23 104.86 16.43 102.83 14.97 102.10 12.61 102.10 = Bangkok
21.97 96.08 16.49 97.63 14.08 98.19 12.44 98.60 20.79 97.04 = Yangon
5.41 100.33 6.12 100.37 6.12 102.24 3.81 103.33 1.49 103.74 4.60 101.08 = Kuala_Lumpur
21.03 105.85 16.05 108.20 = Ho_Chi_Minh
39.90 116.41 30.57 104.07 25.04 102.72 23.13 113.26 34.34 108.94 29.56 106.55 36.06 103.83 = Shanghai
45.80 126.53 = Shanghai
30.59 114.31 26.07 119.30 41.81 123.43 20.04 110.34 22.01 100.80 29.65 91.14 22.82 108.37 = Shanghai
28.61 77.21 19.08 72.88 13.08 80.27 12.97 77.59 17.39 78.49 23.02 72.57 26.85 80.95 31.10 77.17 = Kolkata
26.14 91.74 = Kolkata
31.52 74.36 33.68 73.05 = Karachi
"""
_FAR_CITIES: Final = """
29.76 -95.37 32.78 -96.80 29.42 -98.49 35.15 -90.05 44.98 -93.27 29.95 -90.07 39.10 -94.58 = America/Chicago
33.75 -84.39 25.76 -80.19 38.91 -77.04 42.36 -71.06 35.23 -80.84 27.95 -82.46 40.44 -79.99 = America/New_York
47.61 -122.33 37.77 -122.42 45.52 -122.68 36.17 -115.14 32.72 -117.16 = America/Los_Angeles
45.50 -73.57 45.42 -75.70 = America/Toronto
48.14 11.58 50.11 8.68 53.55 9.99 50.94 6.96 = Europe/Berlin
41.39 2.17 37.39 -5.98 = Europe/Madrid
45.46 9.19 40.85 14.27 = Europe/Rome
45.76 4.84 43.30 5.37 = Europe/Paris
53.48 -2.24 55.95 -3.19 = Europe/London
"""
_POINT: Final = re.compile(r"^([+-])(\d{2,3})(\d\d)(?:\d\d)?([+-])(\d{3})(\d\d)(?:\d\d)?$")


def zone_near(latitude: float, longitude: float) -> str:
    def distance(city: tuple[float, float, str]) -> float:
        across = (city[1] - longitude + 180) % 360 - 180
        return (city[0] - latitude) ** 2 + (across * cos(radians(latitude))) ** 2

    return min(_cities(), key=distance)[2]


@cache
def _cities() -> tuple[tuple[float, float, str], ...]:
    return (*_zones_own(), *_told(_CITIES, "Asia/"), *_told(_FAR_CITIES, ""))


def _zones_own() -> list[tuple[float, float, str]]:
    table = resources.files("tzdata.zoneinfo").joinpath("zone.tab").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return [(*_degrees(row[1]), row[2]) for row in rows]


def _degrees(point: str) -> tuple[float, float]:
    """Of ISO 6709 as the table has it: +DDMM+DDDMM, with seconds at times."""
    found = _POINT.match(point)
    assert found is not None
    north, degrees, minutes, east, across, more = found.groups()
    latitude, longitude = int(degrees) + int(minutes) / 60, int(across) + int(more) / 60
    return (latitude if north == "+" else -latitude), (longitude if east == "+" else -longitude)


def _told(cities: str, continent: str) -> list[tuple[float, float, str]]:
    told = []
    for line in cities.strip().splitlines():
        points, _, zone = line.partition(" = ")
        numbers = list(map(float, points.split()))
        told += [(*pair, continent + zone) for pair in zip(numbers[::2], numbers[1::2], strict=True)]
    return told
