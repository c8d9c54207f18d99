"""Things in, View out: what people see, without any input or output."""
