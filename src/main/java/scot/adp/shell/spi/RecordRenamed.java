package scot.adp.shell.spi;

import org.jspecify.annotations.Nullable;

/**
 * What forms are about is called otherwise now, or is no more: what people typed into
 * them goes along, or goes. Published within the transaction of the change, where the
 * places of forms name a record by what can change.
 *
 * @param forms what the names of the forms begin with
 * @param from what the record was called; places that name more behind it go along, too
 * @param to what it is called now; null where there is none any more
 */
public record RecordRenamed(String forms, String from, @Nullable String to) {
}
