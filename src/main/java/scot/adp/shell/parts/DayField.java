package scot.adp.shell.parts;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.data.binder.Result;
import org.jspecify.annotations.Nullable;
import scot.adp.platform.reading.Blanks;
import scot.adp.platform.reading.Days;
import scot.adp.platform.reading.Read;

/**
 * Asks for a day. It takes every way of writing one that files take, and shows in full
 * what it understood. Where it asks for a day that is not after one, such as today, a
 * year may be left out: then it is the last such day.
 */
public final class DayField extends DatePicker implements Checked {

	private static final String TEXT = "_inputElementValue";

	/**
	 * As if it had been typed and left, so that the field tells when it changes. A field
	 * that is just being made shows its day once more.
	 */
	private static final String SHOW = """
			const show = () => {
			  this._inputElementValue = $0;
			  this.__committedUnparsableValue = $0;
			};
			show();
			requestAnimationFrame(() => requestAnimationFrame(show));""";

	/**
	 * Escape closes the calendar, and leaves what was typed where it is; what it closes
	 * besides, such as a dialog, is told of it first.
	 */
	private static final String KEEP = """
			const escape = this._onEscape;
			this._onEscape = event => {
			  if (event.composedPath()[0] !== this.inputElement || (!this.opened && !this.inputElement.value)) {
			    escape.call(this, event);
			  } else if (this.opened) {
			    event.stopPropagation();
			    this.close();
			  } else {
			    this.__commitParsedOrFocusedDate();
			  }
			};""";

	private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("d MMMM u", Locale.UK);

	/** What was typed another time and is no day; null where nothing such stands. */
	private @Nullable String takenUp;

	/** Makes a field without a day. */
	public DayField(String label) {
		super(label);
		setLocale(Locale.UK);
		// The calendar opens by its button: who types a day goes on with Tab.
		setAutoOpen(false);
		// The browser reads back what it shows; all else is read here, as in files. It
		// takes
		// two digits of a year for a year of long ago, so these are read here anew.
		setI18n(new DatePickerI18n().setDateFormat("d MMMM uuuu")
			.setFirstDayOfWeek(1)
			.setMonthNames(List.of("January", "February", "March", "April", "May", "June", "July", "August",
					"September", "October", "November", "December"))
			.setWeekdays(List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"))
			.setWeekdaysShort(List.of("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")));
		setFallbackParser(this::parsed);
		setManualValidation(true);
		addValueChangeListener(event -> {
			takenUp = null;
			@Nullable LocalDate meant = (event.getValue() != null) ? asTyped(event.getValue()).value() : null;
			if (meant != null && !meant.equals(event.getValue())) {
				setValue(meant);
			}
			tell();
		});
		addValidationStatusChangeListener(event -> {
			takenUp = null;
			tell();
			if (isInputUnparsable()) {
				ComponentUtil.fireEvent(this, new Misread(this));
			}
		});
	}

	@Override
	protected void onAttach(AttachEvent event) {
		super.onAttach(event);
		getElement().executeJs(KEEP);
	}

	@Override
	public @Nullable String fault() {
		if (takenUp != null || isInputUnparsable()) {
			return read(typed()).fault();
		}
		@Nullable LocalDate day = getValue();
		if (day == null) {
			return null;
		}
		Read<LocalDate> asTyped = asTyped(day);
		if (!asTyped.isRead()) {
			return asTyped.fault();
		}
		if (getMax() != null && day.isAfter(getMax())) {
			return getTranslation("field.day.max", Dates.full(getMax()));
		}
		return (getMin() != null && day.isBefore(getMin())) ? getTranslation("field.day.min", Dates.full(getMin()))
				: null;
	}

	@Override
	public String typed() {
		if (takenUp != null) {
			return takenUp;
		}
		return isInputUnparsable() ? getElement().getProperty(TEXT, "") : Objects.toString(getValue(), "");
	}

	@Override
	public void type(String typed) {
		var read = read(typed);
		boolean blank = Blanks.isBlank(typed);
		boolean shown = takenUp != null;
		takenUp = null;
		setValue(blank ? null : read.value());
		if (!blank && !read.isRead()) {
			takenUp = typed;
		}
		if (takenUp != null || (blank && shown)) {
			getElement().executeJs(SHOW, typed);
		}
		tell();
	}

	private static Read<LocalDate> asTyped(LocalDate day) {
		return Days.read(TYPED.format(day));
	}

	private Read<LocalDate> read(String typed) {
		return (getMax() != null) ? Days.read(typed, getMax()) : Days.read(typed);
	}

	private Result<@Nullable LocalDate> parsed(String typed) {
		var read = read(typed);
		return (read.isRead() || Blanks.isBlank(typed)) ? Result.ok(read.value()) : Result.error(read.fault());
	}

}
