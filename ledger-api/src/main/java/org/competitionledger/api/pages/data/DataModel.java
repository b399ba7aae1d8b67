package org.competitionledger.api.pages.data;

import io.quarkus.qute.RawString;
import java.util.List;

/**
 * What the page places; texts only.
 *
 * @param tables what can be had as CSV
 * @param whole everything at once
 * @param clients programs to be pasted
 * @param licence empty where the record names none
 * @param attribution empty where the record asks for none
 * @param dataset for machines: schema.org's Dataset
 */
record DataModel(
    List<Address> subscriptions,
    List<Address> tables,
    List<Address> whole,
    List<Client> clients,
    Licence licence,
    String attribution,
    RawString dataset) {

  /**
   * Where something can be had.
   *
   * @param href absolute
   */
  record Address(String name, String href, String note) {}

  /** A program. */
  record Client(String id, String name, String code) {}

  /**
   * What the data may be used for.
   *
   * @param href its text; empty where the name says none
   */
  record Licence(String name, String href) {

    /** An SPDX identifier has its text at spdx.org. */
    static Licence of(String name) {
      boolean address = name.startsWith("https://") || name.startsWith("http://");
      boolean identifier = name.matches("[A-Za-z0-9.+-]+");
      return new Licence(
          name, address ? name : identifier ? "https://spdx.org/licenses/" + name + ".html" : "");
    }
  }
}
