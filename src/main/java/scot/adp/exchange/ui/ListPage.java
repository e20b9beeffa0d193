package scot.adp.exchange.ui;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.ItemLabelGenerator;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import org.jspecify.annotations.Nullable;
import scot.adp.exchange.ListExport;
import scot.adp.exchange.ListExports;
import scot.adp.platform.reading.SearchWords;
import scot.adp.shell.parts.Checked;
import scot.adp.shell.parts.Choice;
import scot.adp.shell.parts.LineField;
import scot.adp.shell.parts.Outline;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.StaysOpen;

/**
 * A page that is one list: what it is filtered by, which its address keeps, how many rows
 * there are, all of them to save, and the rows, read as they are scrolled to. What is
 * shown and what is saved are the same list, {@link #list}.
 * <p>
 * A page says in its constructor what is above the filters, then the filters, then calls
 * {@link #laidOut}, and gives {@link #grid} its columns.
 *
 * @param <R> what a row is
 */
@Outline(Outline.Shape.LIST)
public abstract class ListPage<R> extends Page implements AfterNavigationObserver, HasDynamicTitle, StaysOpen {

	/** The rows; the page gives it its columns. */
	protected final Grid<R> grid = new Grid<>();

	private final Map<String, Filter<?>> filters = new LinkedHashMap<>();

	private final Div filterRow = new Div();

	private final Paragraph count = new Paragraph();

	private final String title;

	private final ListExports exports;

	private int rows;

	/**
	 * Makes a page that shows nothing below its heading yet.
	 * @param title the key of its title
	 * @param purpose the key of what it is for
	 * @param none the key of what is said where there are no rows
	 */
	protected ListPage(String title, String purpose, String none, ListExports exports) {
		this.title = getTranslation(title);
		this.exports = exports;
		headed(this.title, getTranslation(purpose));
		filterRow.addClassName("filter-row");
		count.addClassName("count");
		count.getElement().setAttribute("role", "status");
		grid.setAriaLabel(this.title);
		grid.setSelectionMode(Grid.SelectionMode.NONE);
		grid.setEmptyStateText(getTranslation(none));
	}

	/** What the filters ask for now. */
	protected abstract ListExport<R> list();

	/** How many rows there are, in words. */
	protected abstract String counted(int rows);

	@Override
	public final String getPageTitle() {
		return title;
	}

	@Override
	public void afterNavigation(AfterNavigationEvent event) {
		var address = event.getLocation().getQueryParameters();
		filters.forEach((name, filter) -> filter.set(address.getSingleParameter(name).orElse("")));
		ListExport<R> shown = list();
		tellCount(shown);
		grid.setDataProvider(DataProvider
			.fromCallbacks(query -> shown.rows().page(query.getOffset(), query.getLimit()).stream(), query -> rows));
	}

	/** Shows the rows as they are now. */
	protected final void refresh() {
		tellCount(list());
		grid.getDataProvider().refreshAll();
	}

	/** Puts the filters, the count and the list below what is there. */
	protected final void laidOut() {
		if (!filters.isEmpty()) {
			var all = new Div(filterRow);
			all.addClassName("filters");
			add(all);
		}
		add(new ListLine(count, new SaveList(exports, this::list)), grid);
	}

	/**
	 * Filters by a text.
	 * @param name in the address
	 */
	protected final LineField text(String name, String label) {
		var field = new LineField(label, SearchWords.TEXT_LIMIT);
		field.setClearButtonVisible(true);
		return filter(name, field, String::strip, Function.identity());
	}

	/**
	 * Filters by one of a few things.
	 * @param name in the address
	 * @param code what the address has for an item
	 */
	protected final <V> Choice<V> choice(String name, String label, Collection<V> items, Function<V, String> code,
			ItemLabelGenerator<V> labels) {
		var field = new Choice<V>(label, code);
		field.setItems(items);
		field.setItemLabelGenerator(labels);
		field.setClearButtonVisible(true);
		return filter(name, field, code,
				wanted -> items.stream().filter(item -> code.apply(item).equals(wanted)).findFirst().orElse(null));
	}

	/**
	 * Filters by a field.
	 * @param name in the address
	 * @param code what the address has for a value
	 * @param value of a code; null where there is none
	 */
	protected final <V, C extends Component & HasValue<?, V>> C filter(String name, C field, Function<V, String> code,
			Function<String, @Nullable V> value) {
		filters.put(name, new Filter<>(field, code, value));
		filterRow.add(field);
		field.addValueChangeListener(event -> {
			if (event.isFromClient() && understood()) {
				search();
			}
		});
		return field;
	}

	/** A cell with something and lines of detail below it. */
	protected static Div cell(Component first, Collection<? extends @Nullable String> below) {
		var cell = new Div(first);
		cell.addClassName("cell-wrap");
		below.stream().filter(Objects::nonNull).filter(line -> !line.isBlank()).forEach(line -> {
			var detail = new Span(line);
			detail.addClassName("work-detail");
			cell.add(detail);
		});
		return cell;
	}

	private void tellCount(ListExport<R> shown) {
		rows = shown.count().getAsInt();
		count.setText(counted(rows));
	}

	/** What a filter did not understand filters nothing; it says so itself. */
	private boolean understood() {
		return filters.values()
			.stream()
			.noneMatch(filter -> filter.field() instanceof Checked checked && checked.fault() != null);
	}

	private void search() {
		var address = new LinkedHashMap<String, String>();
		filters.forEach((name, filter) -> {
			String code = filter.code();
			if (!code.isEmpty()) {
				address.put(name, code);
			}
		});
		UI.getCurrent().navigate(getClass(), QueryParameters.simple(address));
	}

	private record Filter<V>(HasValue<?, V> field, Function<V, String> toCode, Function<String, @Nullable V> ofCode) {

		void set(String code) {
			@Nullable V value = code.isEmpty() ? field.getEmptyValue() : ofCode.apply(code);
			if (value == null) {
				field.clear();
			}
			else {
				field.setValue(value);
			}
		}

		String code() {
			return field.isEmpty() ? "" : toCode.apply(field.getValue());
		}

	}

}
