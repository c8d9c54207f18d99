"""The only place that speaks SQL: SQLite on one machine, PostgreSQL for many."""
