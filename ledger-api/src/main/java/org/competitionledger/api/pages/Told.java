package org.competitionledger.api.pages;

/** Another event in a sentence; lists of them are placed by the tag {@code told}. */
public record Told(long sequence, String sentence) {}
