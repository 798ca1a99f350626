package dev.jstack.engine.lower;

import dev.jstack.engine.desired.SecretBytes;
import java.util.List;

/**
 * A secret or config of a service, with its content.
 *
 * @param key its key in the file: what the staged file is called
 * @param targets where the container sees it
 * @param hash what of the content goes into the digest
 */
record FilePlan(
    String key, List<String> targets, SecretBytes content, boolean secret, String hash) {}
