package dev.jstack.image.registry;

/**
 * A registry that stands in for another.
 *
 * @param url where {@code /v2/} is below, such as {@code https://mirror.corp/hub}
 * @param digestOnly whether it may be asked for digests only, because its tags may be old
 */
public record Mirror(String url, boolean digestOnly) {}
