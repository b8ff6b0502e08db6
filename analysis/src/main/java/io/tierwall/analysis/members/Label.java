package io.tierwall.analysis.members;

/** A label as something has it. */
record Label(String key, String value) {}
