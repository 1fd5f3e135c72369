"""The body chart on the screen: the figure that is clicked, the brush, the list of marked areas."""
