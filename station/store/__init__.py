"""Where everything is kept: tables, the engine and the migrations."""
