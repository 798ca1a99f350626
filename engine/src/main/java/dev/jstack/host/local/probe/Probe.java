package dev.jstack.host.local.probe;

/**
 * How one trial went.
 *
 * @param name such as {@code overlay}
 * @param ok whether it works here
 * @param why what the system said when it did not; else what was found
 * @param fix what to do about it; empty when it works
 */
public record Probe(String name, boolean ok, String why, String fix) {}
