package dev.jstack.engine.log;

/** A line and the replica it is of. */
public record LogEntry(LogSource source, LogLine line) {}
