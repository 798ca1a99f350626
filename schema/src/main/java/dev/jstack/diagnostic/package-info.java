/**
 * What is wrong with a stack or a host, told to a person: stable code, severity, place, hint.
 *
 * <p>Knows nothing of YAML, of HCS or of the command line. Façade: {@link Diagnostics} (collect)
 * and {@link Diagnostic} (one finding).
 */
@NullMarked
package dev.jstack.diagnostic;

import org.jspecify.annotations.NullMarked;
