"""Pictures of who must do what, since when and in place of what, each drawn from records as SVG."""
