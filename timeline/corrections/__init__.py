"""What people said about events: kept beside the article, and put before what is found in it, however often it is read again."""

from timeline.corrections.apply import amended, merged
from timeline.corrections.correction import Correction
from timeline.corrections.record import from_record, to_record

__all__ = ["Correction", "amended", "from_record", "merged", "to_record"]
