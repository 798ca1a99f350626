package dev.jstack.engine.journal;

/**
 * Something a convergence means to do.
 *
 * @param node id of the plan's node
 * @param verb what is done: {@code create}, {@code stop} …
 * @param address the resource
 * @param object the id that the host knows it by
 */
public record JournalEntry(String node, String verb, String address, String object) {}
