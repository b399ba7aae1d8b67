package org.competitionledger.cli.client;

/**
 * Lines of a file that travel in one request. A chunk depends on the lines before its end only, so
 * that a file that has grown since is cut in the same places.
 *
 * @param number number of the chunk in its file, from 1
 * @param lineNumbers for each line sent, its number in the file, from 1
 * @param ends for each line sent, where it ends in the file, in bytes
 * @param body the lines, without blank ones
 */
public record Chunk(int number, long[] lineNumbers, long[] ends, byte[] body) {

  /** How many lines are sent. */
  public int size() {
    return lineNumbers.length;
  }
}
