from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.rules.zones import zone_near

AVAILABLE = available_timezones()


@pytest.mark.parametrize(
    ("latitude", "longitude", "zone"),
    [
        (13.75, 100.50, "Asia/Bangkok"),
        (18.79, 98.98, "Asia/Bangkok"),  # Chiang Mai, which is nearer to Yangon than to Bangkok
        (7.01, 100.47, "Asia/Bangkok"),  # Hat Yai, nearer to Kuala Lumpur
        (16.71, 98.57, "Asia/Bangkok"),  # Mae Sot, at the border
        (5.41, 100.33, "Asia/Kuala_Lumpur"),
        (16.87, 96.20, "Asia/Yangon"),
        (28.61, 77.21, "Asia/Kolkata"),  # Delhi, nearer to Kathmandu
        (25.04, 102.72, "Asia/Shanghai"),  # Kunming, nearer to Hanoi
        (35.68, 139.69, "Asia/Tokyo"),
        (-33.87, 151.21, "Australia/Sydney"),
        (51.51, -0.13, "Europe/London"),
        (48.14, 11.58, "Europe/Berlin"),
        (40.71, -74.01, "America/New_York"),
        (29.76, -95.37, "America/Chicago"),
        (-17.0, -179.9, "Pacific/Fiji"),  # across the date line
    ],
)
def test_a_place_has_the_zone_of_its_country(latitude: float, longitude: float, zone: str) -> None:
    assert zone_near(latitude, longitude) == zone


@given(latitude=st.floats(-90, 90), longitude=st.floats(-180, 180))
def test_every_place_on_earth_has_a_zone(latitude: float, longitude: float) -> None:
    assert zone_near(latitude, longitude) in AVAILABLE
