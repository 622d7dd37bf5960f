"""The calendar: instants, granularities, intervals, meanings and their spellings. Pure; imports nothing else of ours.

An *instant* is a whole number of minutes since 1970-01-01T00:00 on the proleptic Gregorian calendar, by the wall clock of
whoever wrote the text. Years are astronomical: 1 is 1 CE, 0 is 1 BC, -43 is 44 BC. Python's ``datetime`` ends at year 1,
so it is not used here.
"""
