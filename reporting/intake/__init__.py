"""The form that a reporter fills in: steps, their order, and the state that travels sealed in the page itself."""
