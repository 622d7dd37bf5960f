"""How well expressions and events agree with what people annotated. Never used at run time."""
