import wit_world
from componentize_py_types import Err
from wit_world.exports.bank import Refusal_NothingAsked, Refusal_Overdrawn
from wit_world.imports import journal


class Account:
    def __init__(self, owner):
        self.name = owner
        self.balance = 0

    def owner(self):
        return self.name

    def deposit(self, amount):
        self.balance += amount
        return self.balance

    def withdraw(self, amount):
        if amount == 0:
            raise Err(Refusal_NothingAsked())
        if amount > self.balance:
            raise Err(Refusal_Overdrawn(amount - self.balance))
        self.balance -= amount
        return self.balance

    @classmethod
    def merge(cls, into, other):
        into.balance += other.balance
        other.balance = 0
        return into

    def __del__(self):
        journal.note(f"drop {self.name}")


class Bank:
    def open(self, owners):
        return [Account(owner) for owner in owners]

    def total(self, accounts):
        return sum(account.balance for account in accounts)

    def close(self, account):
        return account.balance


class WitWorld(wit_world.WitWorld):
    pass
