"""The live preview: `casewright serve`."""
