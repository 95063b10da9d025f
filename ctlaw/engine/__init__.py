"""The engines that derive one case: the reference, and forward chaining on durable-rules."""
