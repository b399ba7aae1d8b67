/**
 * Who may write: bearer tokens become the {@code Authority} that decide checks. Reads are public.
 *
 * <p>Where an identity provider is configured ({@code mp.jwt.verify.publickey} or {@code
 * mp.jwt.verify.publickey.location}, and {@code mp.jwt.verify.issuer}), its tokens count. Otherwise
 * those count that are signed with the data directory's development key (ES256, issued by {@code
 * competition-ledger-dev}). Claims: {@code sub}, {@code groups} (roles), {@code competitions} (ids
 * or {@code *}), {@code participants}, {@code exp}.
 */
package org.competitionledger.api.security;
