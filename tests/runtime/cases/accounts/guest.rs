#[rustfmt::skip]
#[path = "bindings/guest.rs"]
mod bindings;
mod rt;

use std::cell::Cell;

use bindings::case::accounts::journal::note;
use bindings::exports::case::accounts::bank::{self, AccountBorrow, Refusal};

struct Guest;
bindings::export!(Guest with_types_in bindings);

struct Account {
    owner: String,
    balance: Cell<u64>,
}

impl Account {
    fn of(owner: String) -> bank::Account {
        bank::Account::new(Account { owner, balance: Cell::new(0) })
    }

    fn add(&self, amount: u64) -> u64 {
        self.balance.set(self.balance.get() + amount);
        self.balance.get()
    }
}

impl Drop for Account {
    fn drop(&mut self) {
        note(&format!("drop {}", self.owner));
    }
}

impl bank::GuestAccount for Account {
    fn new(owner: String) -> Self {
        Account { owner, balance: Cell::new(0) }
    }

    fn owner(&self) -> String {
        self.owner.clone()
    }

    fn deposit(&self, amount: u64) -> u64 {
        self.add(amount)
    }

    fn withdraw(&self, amount: u64) -> Result<u64, Refusal> {
        if amount == 0 {
            return Err(Refusal::NothingAsked);
        }
        let left = self.balance.get().checked_sub(amount).ok_or(Refusal::Overdrawn(amount - self.balance.get()))?;
        self.balance.set(left);
        Ok(left)
    }

    fn merge(into: bank::Account, other: AccountBorrow<'_>) -> bank::Account {
        into.get::<Account>().add(other.get::<Account>().balance.take());
        into
    }
}

impl bank::Guest for Guest {
    type Account = Account;

    fn open(owners: Vec<String>) -> Vec<bank::Account> {
        owners.into_iter().map(Account::of).collect()
    }

    fn total(accounts: Vec<AccountBorrow<'_>>) -> u64 {
        accounts.iter().map(|account| account.get::<Account>().balance.get()).sum()
    }

    fn close(account: bank::Account) -> u64 {
        account.get::<Account>().balance.get()
    }
}
