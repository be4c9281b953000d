"""Entity recognition on Swedish municipal text: rules and gazetteers, with room for a trained model below them."""
