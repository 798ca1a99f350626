package dev.jstack.schema.model;

/**
 * A device of the host.
 *
 * @param idType {@code class}, {@code vpci-class-guid}, {@code vpci-location-path} …
 * @param id the GUID without braces, or the path
 */
public record DeviceSpec(String idType, String id) {}
