"""The preview: what ``casewright serve`` shows while somebody writes, the saved page first."""
