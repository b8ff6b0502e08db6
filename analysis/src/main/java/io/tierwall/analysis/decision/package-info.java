/**
 * What becomes of a packet. Addresses that no rule tells apart are one class; the rules that protect a class are one
 * list, looked into once; for each class of far ends such a list comes to a table of traffic. A verdict is two look-ups
 * of addresses and two of tables.
 */
@NullMarked
package io.tierwall.analysis.decision;

import org.jspecify.annotations.NullMarked;
