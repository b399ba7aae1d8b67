package org.competitionledger.api.desk;

import org.competitionledger.command.Authority;

/**
 * Who is signed in at the desk.
 *
 * @param name as people read it
 * @param authority what its provider grants; the subject is an identifier that events may name
 */
public record Person(String name, Authority authority) {

  String subject() {
    return authority.getSubject();
  }
}
