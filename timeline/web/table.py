"""The table of events: sorted, filtered, walked by keys and written into. Its rows come from the payload, with no request."""

from __future__ import annotations

import dash_ag_grid as dag

from timeline.view.colours import CATEGORIES
from timeline.web import ids

__all__ = ["table"]

# Each colour and size is one of the page's own, so that the table follows light and dark without being told.
_THEME = """themeQuartz.withParams({
    backgroundColor: 'var(--surface)', foregroundColor: 'var(--ink)', accentColor: 'var(--accent)', borderColor: 'var(--line)',
    headerBackgroundColor: 'var(--surface)', headerTextColor: 'var(--muted)', headerFontWeight: 600,
    selectedRowBackgroundColor: 'var(--chosen)', rowHoverColor: 'var(--hover)', oddRowBackgroundColor: 'var(--surface)',
    browserColorScheme: 'inherit', fontFamily: 'inherit', fontSize: 13, headerFontSize: 13, spacing: 6, cellHorizontalPadding: 10,
    wrapperBorder: false, wrapperBorderRadius: 0, columnBorder: false, headerColumnBorder: false
})"""

_LABELS = {category.key: category.label for category in CATEGORIES}

_IS_OF = [
    {
        **{"displayKey": category.key, "displayName": category.label, "numberOfInputs": 0},
        "predicate": {"function": f"dashboardIs({category.label!r})"},
    }
    for category in CATEGORIES
]

_COLUMNS = (
    {"field": "when", "headerName": "When", "comparator": {"function": "dashboardByTime"}, "sort": "asc", "width": 184, "editable": True},
    {
        **{"field": "event", "headerName": "Event", "flex": 3, "minWidth": 140, "tooltipField": "event", "cellClass": "event"},
        "editable": True,
    },
    {"field": "written", "headerName": "As written", "flex": 1, "minWidth": 120, "tooltipField": "written", "cellClass": "written"},
    {
        **{"field": "category", "headerName": "Category", "width": 150, "editable": True, "refData": _LABELS},
        "cellEditor": "agSelectCellEditor",
        "cellEditorParams": {"values": list(_LABELS)},
        "filterValueGetter": {"function": "dashboardLabel(params)"},
        # One of the categories or several, to choose instead of to type.
        "filterParams": {"filterOptions": ["empty", *_IS_OF], "maxNumConditions": len(CATEGORIES), "defaultJoinOperator": "OR"},
    },
    {"field": "told", "headerName": "Told as", "width": 104},
    {"field": "article", "headerName": "Article", "flex": 1, "minWidth": 120, "tooltipField": "article", "hide": True, "wrapText": False},
)


def table() -> dag.AgGrid:
    """The grid, without rows."""
    return dag.AgGrid(
        id=ids.TABLE,
        className="table",
        columnDefs=list(_COLUMNS),
        defaultColDef={
            **{"filter": "agTextColumnFilter", "sortable": True, "resizable": True, "suppressHeaderMenuButton": True},
            # Dates, headlines and whatever else a row tells are read whole.
            **{"wrapText": True, "autoHeight": True},
            "suppressKeyboardEvent": {"function": "dashboardKeeps(params)"},
        },
        getRowId="params.data.id",
        rowData=[],
        dashGridOptions={
            "theme": {"function": _THEME},
            "rowSelection": {"mode": "singleRow", "checkboxes": False, "enableClickSelection": True},
            "isExternalFilterPresent": {"function": "dashboardNarrowed()"},
            "doesExternalFilterPass": {"function": "dashboardVisible(params)"},
            "domLayout": "normal",
            "animateRows": False,
            "suppressCellFocus": False,
            "tooltipShowDelay": 500,
            # A filter is larger than a table of two rows.
            "popupParent": {"function": "dashboardPopups()"},
        },
    )
