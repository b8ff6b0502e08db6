/**
 * Who has a say before something is written: Antrea's webhooks, which complete policies and refuse what the controller
 * could not work with, and the few defaults that a Kubernetes API server fills in itself. Works on trees of JSON, after
 * the schemas. The rows that checks name (P1, G1, T1…) are in the order in which Antrea makes them.
 */
@NullMarked
package io.tierwall.lab.admission;

import org.jspecify.annotations.NullMarked;
