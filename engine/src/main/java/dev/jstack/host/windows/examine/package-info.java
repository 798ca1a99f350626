/**
 * What a Windows machine has and lacks for running containers, as a list of checks with their
 * cures. Turns answers of services, registry, tokens and networks into words; knows no native
 * function: those are behind {@link dev.jstack.host.windows.examine.WindowsState}.
 *
 * <p>Façade: {@link dev.jstack.host.windows.examine.Checks}.
 */
@NullMarked
package dev.jstack.host.windows.examine;

import org.jspecify.annotations.NullMarked;
