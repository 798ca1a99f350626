/**
 * What is wrong with a stack or a host, told to a person: stable code, severity, place, hint.
 *
 * <p>Knows nothing of YAML, of HCS or of the command line. Façade: {@link Diagnostics} (collect),
 * {@link Diagnostic} (one finding) and {@link DiagnosticPrinter} (for people; {@link
 * DiagnosticJson} and {@link DiagnosticSarif} for programs). A package that finds things has an
 * enum of {@link DiagnosticCode}; its module gathers them into a {@link DiagnosticCatalog}.
 */
@NullMarked
package dev.jstack.diagnostic;

import org.jspecify.annotations.NullMarked;
