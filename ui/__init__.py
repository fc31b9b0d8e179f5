"""The operator's window: it shows what `station` says and never touches the store or a port."""
