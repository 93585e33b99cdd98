// The smallest Ink program there is, started as most are: from its packages, unbundled.
import { render, Text } from 'ink'
import { createElement } from 'react'

render(createElement(Text, null, 'hello world'))
