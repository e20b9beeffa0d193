package scot.adp.directory.parts;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import scot.adp.identity.MemberView;
import scot.adp.identity.Members;
import scot.adp.platform.MemberId;
import scot.adp.shell.parts.Choice;

/**
 * Chooses one of today's members, found by what is typed of their name or post. However
 * many there are, a page holds only those that are looked at.
 */
public class MemberField extends Choice<MemberView> {

	private final Members members;

	/** Makes a field in which nobody is chosen. */
	public MemberField(String label, Members members) {
		super(label, MemberView::id);
		this.members = members;
		setItemLabelGenerator(member -> "%s, %s".formatted(member.name(), member.post()));
		setClearButtonVisible(true);
		search(query -> members.matching(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream(),
				this::coded);
	}

	/**
	 * Chooses a member, also one whose time is over, so that a record keeps whom it
	 * names.
	 */
	public void choose(@Nullable MemberId id) {
		setValue((id != null) ? members.byIds(List.of(id)).get(id) : null);
	}

	/** Who was chosen another day, also where their time is over since. */
	protected final Optional<MemberView> coded(String code) {
		var id = new MemberId(UUID.fromString(code));
		return Optional.ofNullable(members.byIds(List.of(id)).get(id));
	}

	/** Who is chosen, or null. */
	public @Nullable MemberId chosen() {
		return getOptionalValue().map(MemberView::id).orElse(null);
	}

}
