"""Pictures of a timeline as pure functions: scales, ticks, lanes, the page's payload, the Plotly figure. No Dash here."""
