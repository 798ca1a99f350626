package dev.jstack.engine.lower;

import dev.jstack.host.document.hcs.ProcessParameters;
import dev.jstack.schema.model.Hooks.PreStart;

/**
 * What was chosen for a container that runs before a service.
 *
 * @param index its place in {@code pre_start}, from 0
 * @param hook as the file has it
 * @param choice the service with this one's image and process
 * @param process what runs
 */
record HookChoice(int index, PreStart hook, ServiceChoice choice, ProcessParameters process) {}
