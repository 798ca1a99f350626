package dev.jstack.schema.model;

import java.util.Optional;

/**
 * A secret or config handed to a service.
 *
 * @param source key of the top-level secret or config
 * @param target path inside; absent: the default of its kind
 */
public record FileGrant(
    String source,
    Optional<String> target,
    Optional<String> uid,
    Optional<String> gid,
    Optional<Integer> mode) {}
