package scot.adp.exchange.ui;

import java.util.List;
import java.util.function.Supplier;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.router.AfterNavigationEvent;
import org.jspecify.annotations.Nullable;
import scot.adp.exchange.ListExports;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.FormDialog;
import scot.adp.shell.parts.ListCards;
import scot.adp.shell.parts.Named;

/**
 * A page of several lists of one kind of record, some of which stand as cards with their
 * numbers above: the lists that somebody has to look at.
 *
 * @param <R> what a row is
 * @param <K> which list
 */
public abstract class CardsPage<R, K extends Enum<K>> extends ListPage<R> {

	/** The cards, to be put where the page wants them. */
	protected final ListCards cards = new ListCards();

	private final String route;

	private final List<K> above;

	private final K usual;

	private @Nullable Choice<K> kept;

	/**
	 * Makes a page that shows nothing below its heading yet.
	 * @param title the key of its title
	 * @param purpose the key of what it is for
	 * @param none the key of what is said where there are no rows
	 * @param above the lists that stand as cards
	 * @param usual the list that is shown where none was chosen
	 */
	protected CardsPage(String title, String purpose, String none, String route, List<K> above, K usual,
			ListExports exports) {
		super(title, purpose, none, exports);
		this.route = route;
		this.above = above;
		this.usual = usual;
	}

	/** Offers all lists as the first filter. */
	protected final void offer(String label, List<K> lists) {
		kept = choice("list", label, lists, Enum::name, this::named);
	}

	/** What a list is called. */
	protected abstract String named(K list);

	/** What is said where a list has no rows. */
	protected abstract String empty(K list);

	/** What stands on a card, and below that. */
	protected abstract Said said(K card);

	/** Counts anew what stands on cards. */
	protected abstract void countAnew();

	/** The list that is looked at. */
	protected final K shown() {
		@Nullable K chosen = (kept != null) ? kept.getValue() : null;
		return (chosen != null) ? chosen : usual;
	}

	@Override
	public void afterNavigation(AfterNavigationEvent event) {
		super.afterNavigation(event);
		if (kept != null) {
			// The filter says which list is looked at, also where none was chosen.
			kept.setValue(shown());
		}
		tellCards();
	}

	/** Shows cards and rows as they are now. */
	protected final void again() {
		countAnew();
		tellCards();
		refresh();
	}

	private void tellCards() {
		grid.setEmptyStateText(empty(shown()));
		cards.tell(above.stream().map(list -> {
			Said said = said(list);
			return new ListCards.Card("%s?list=%s".formatted(route, list.name()), said.title(), said.detail(),
					list == shown());
		}).toList());
	}

	/**
	 * A way to do something about a row.
	 * @param words what it does
	 * @param row how the row is called
	 */
	protected static Button verb(String words, String row, Supplier<FormDialog> form) {
		var verb = new Button(words, event -> form.get().open());
		verb.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
		return Named.of(verb, row);
	}

	/** What stands on a card. */
	public record Said(String title, String detail) {
	}

}
