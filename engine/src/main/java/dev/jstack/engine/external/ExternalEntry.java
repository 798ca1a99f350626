package dev.jstack.engine.external;

import java.time.Instant;

/**
 * What may be told of an external file.
 *
 * @param bytes its size
 * @param changed when its content was given last
 */
public record ExternalEntry(ExternalName name, long bytes, Instant changed) {}
