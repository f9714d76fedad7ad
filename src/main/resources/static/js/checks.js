// What is typed is checked by the server; htmx brings the answer to its field. Its own style would be blocked, so it makes none.
htmx.config.includeIndicatorStyles = false
htmx.config.allowEval = false
