package io.tierwall.sync;

/**
 * Why an object could not be brought to what it should be, the last time it was tried.
 *
 * @param message what happened, for a person
 * @param lasting whether it stays so until something changes; otherwise trying again may do
 */
record Trouble(String message, boolean lasting) {}
