"""How days and hours are read and written: the same in every language of the site, which each names in its folder.

Whoever types a day here writes it the Albanian way, whatever the language of the admin; 09/02 is never 2 September.
Wagtail's pickers write by WAGTAIL_DATE_FORMAT and its like, and forms read by these: the first of each is the same.
"""

DATE_INPUT_FORMATS = ["%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d"]
TIME_INPUT_FORMATS = ["%H:%M", "%H.%M", "%H:%M:%S"]
DATETIME_INPUT_FORMATS = [f"{day} {time}" for day in DATE_INPUT_FORMATS for time in TIME_INPUT_FORMATS]
DATETIME_INPUT_FORMATS += ["%Y-%m-%dT%H:%M"]

DATE_FORMAT = "j F Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y, H:i"
YEAR_MONTH_FORMAT = "F Y"
MONTH_DAY_FORMAT = "j F"
SHORT_DATE_FORMAT = "d.m.Y"
SHORT_DATETIME_FORMAT = "d.m.Y H:i"
FIRST_DAY_OF_WEEK = 1
