package scot.adp.audit;

import java.util.Map;

import scot.adp.platform.Auditable;

/** Somebody searched all texts for words, or took words out; it does not tell which. */
record TextsSearched(String operation, String subject, Map<String, String> changes) implements Auditable {
}
